<?xml version="1.0" encoding="UTF-8"?>
<!-- What is quoted, from whom, and where? The register of quotations and speech, in the order of the text; scare quotes are in none. -->
<xsl:stylesheet xmlns:xsl="http://www.w3.org/1999/XSL/Transform" version="3.0"
    xmlns="http://www.w3.org/1999/xhtml" xmlns:xs="http://www.w3.org/2001/XMLSchema"
    xmlns:f="teiedition:function" xmlns:t="teiedition:template" xmlns:map="http://www.w3.org/2005/xpath-functions/map"
    xpath-default-namespace="http://www.tei-c.org/ns/1.0"
    expand-text="yes" exclude-result-prefixes="#all">

  <!-- Every quotation once: of those in parts the first. -->
  <xsl:variable name="quotations" as="element()*" select="$texts//(quote | said | q)[not(@prev)][normalize-space()]"/>

  <!-- More characters of a quotation than these are cut. -->
  <xsl:variable name="quoted" as="xs:integer" select="240"/>

  <!-- The pages of the register, each with as many quotations as make it light enough. -->
  <xsl:template name="t:quotation-pages">
    <xsl:context-item use="optional"/>
    <xsl:variable name="number" as="xs:integer" select="max((10, $page-weight idiv (2 * $quoted)))"/>
    <xsl:variable name="last" as="xs:integer" select="(count($quotations) - 1) idiv $number + 1"/>
    <xsl:for-each-group select="$quotations" group-adjacent="(position() - 1) idiv $number + 1">
      <xsl:variable name="page" as="xs:integer" select="current-grouping-key()"/>
      <xsl:call-template name="t:page">
        <xsl:with-param name="href" select="f:quotations-href($page)"/>
        <xsl:with-param name="title" select="f:label('quotations')"/>
        <xsl:with-param name="content">
          <h1 lang="{$words/@xml:lang}">{f:label('quotations')}</h1>
          <xsl:if test="$last gt 1">
            <nav class="letters" aria-label="{f:label('quotations')}">
              <ul>
                <xsl:for-each select="1 to $last">
                  <li><a href="{f:quotations-href(.)}"><xsl:if test=". eq $page"><xsl:attribute name="aria-current" select="'page'"/></xsl:if>{.}</a></li>
                </xsl:for-each>
              </ul>
            </nav>
          </xsl:if>
          <xsl:for-each-group select="current-group()" group-adjacent="f:page(.)">
            <xsl:variable name="host" as="map(*)?" select="$pages-by-href(current-grouping-key())"/>
            <section>
              <h2><a href="{current-grouping-key()}">{if (exists($host)) then f:page-title($host) else f:label('start')}</a></h2>
              <ol class="occurrences"><xsl:for-each select="current-group()"><xsl:call-template name="t:quotation"/></xsl:for-each></ol>
            </section>
          </xsl:for-each-group>
        </xsl:with-param>
      </xsl:call-template>
    </xsl:for-each-group>
  </xsl:template>

  <xsl:function name="f:quotations-href" as="xs:string">
    <xsl:param name="page" as="xs:integer"/>
    <xsl:sequence select="'quotations' || (if ($page eq 1) then '' else '-' || $page) || '.html'"/>
  </xsl:function>

  <!-- A line of the register: where, what, of which kind, from whom or from what. -->
  <xsl:template name="t:quotation">
    <xsl:context-item as="element()" use="required"/>
    <xsl:variable name="words-quoted" as="xs:string" select="string-join((., f:continuations(.)) ! f:reading(.), ' ')"/>
    <xsl:variable name="source" as="node()*"><xsl:call-template name="t:quotation-source"/></xsl:variable>
    <li class="{local-name()}">
      <a href="{f:page(.)}#{f:id(.)}">{f:locator(.)}</a>
      <xsl:text> </xsl:text>
      <span class="words">{if (string-length($words-quoted) gt $quoted) then replace(substring($words-quoted, 1, $quoted), '\s\S*$', ' …') else $words-quoted}</span>
      <xsl:if test="self::said | self::q"><xsl:text> </xsl:text><small lang="{$words/@xml:lang}">{f:label(if (self::said) then 'speech' else 'undecided')}</small></xsl:if>
      <xsl:if test="exists($source)"><xsl:text> — </xsl:text><xsl:sequence select="$source"/></xsl:if>
    </li>
  </xsl:template>

  <!-- Whom or what the encoding names as the source: a speaker, a pointer, the bibl beside it, the note that follows. -->
  <xsl:template name="t:quotation-source">
    <xsl:context-item as="element()" use="required"/>
    <xsl:variable name="pointed" as="element()?" select="(f:target(@who), f:target(@source))[1]"/>
    <xsl:variable name="link" as="xs:string" select="f:safe-link(tokenize(@source)[matches(., '^https?:')][1])"/>
    <xsl:variable name="beside" as="element()?" select="(parent::cit | parent::epigraph)/bibl[normalize-space()][1]"/>
    <xsl:variable name="note" as="element()?" select="f:note-after(.)"/>
    <xsl:choose>
      <xsl:when test="$pointed"><xsl:call-template name="t:source-link"><xsl:with-param name="source" select="$pointed"/></xsl:call-template></xsl:when>
      <xsl:when test="$link"><a href="{$link}">{$link}</a></xsl:when>
      <xsl:when test="$beside">{replace(f:reading($beside), '^[—–-]\s*', '')}</xsl:when>
      <xsl:when test="$note"><a href="{f:page($note)}#{f:id($note)}">{f:label('note')} {f:note-number($note)}</a></xsl:when>
    </xsl:choose>
  </xsl:template>

  <!-- A person or work that is pointed at, with the way to its register where it has an entry. -->
  <xsl:template name="t:source-link">
    <xsl:context-item use="optional"/>
    <xsl:param name="source" as="element()" required="yes"/>
    <xsl:variable name="entry" as="map(*)?" select="$entries[?entity is $source][1]"/>
    <xsl:variable name="name" as="xs:string" select="(f:preferred($source)[. ne ''], f:reading($source))[1]"/>
    <xsl:choose>
      <xsl:when test="exists($entry)"><a href="{$entry?href}#{$entry?id}">{$name}</a></xsl:when>
      <xsl:otherwise>{$name}</xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- The parts in which a quotation goes on. -->
  <xsl:function name="f:continuations" as="element()*">
    <xsl:param name="part" as="element()"/>
    <xsl:variable name="next" as="element()?" select="f:target($part/@next)[. >> $part]"/>
    <xsl:sequence select="$next, $next ! f:continuations(.)"/>
  </xsl:function>

  <!-- The note that is called just after a quotation: nothing but marks between the two. -->
  <xsl:function name="f:note-after" as="element()?">
    <xsl:param name="quotation" as="element()"/>
    <xsl:variable name="last" as="element()" select="($quotation, f:continuations($quotation))[last()]"/>
    <xsl:variable name="next" as="node()*" select="$last/following-sibling::node()[position() le 3][not(self::lb or self::pb)]"/>
    <xsl:variable name="call" as="element()?" select="
        if ($next[1]/self::ref) then $next[1] else $next[1]/self::text()[matches(., '^[\s\p{P}]*$')] ! $next[2]/self::ref"/>
    <xsl:sequence select="($call, $quotation[f:is-block-quote(.)]//ref[@type = 'noteAnchor'][last()])[@type = 'noteAnchor'][1] ! f:target(@target)/self::note"/>
  </xsl:function>

</xsl:stylesheet>
