<?xml version="1.0" encoding="UTF-8"?>
<!-- How are tables, pictures and formulae shown? TEI chapter 14. -->
<xsl:stylesheet xmlns:xsl="http://www.w3.org/1999/XSL/Transform" version="3.0"
    xmlns="http://www.w3.org/1999/xhtml" xmlns:xs="http://www.w3.org/2001/XMLSchema"
    xmlns:f="teiedition:function" xmlns:m="teiedition:mode" xmlns:t="teiedition:template" xmlns:e="teiedition:error"
    xmlns:map="http://www.w3.org/2005/xpath-functions/map" xmlns:array="http://www.w3.org/2005/xpath-functions/array"
    xpath-default-namespace="http://www.tei-c.org/ns/1.0" default-mode="m:html"
    expand-text="yes" exclude-result-prefixes="#all">

  <!-- HTML, EPUB: the pictures that are at hand, a JSON object of address in the TEI to file beside the pages; empty: all are where the TEI says. -->
  <xsl:param name="pictures" as="xs:string" select="''"/>

  <xsl:template match="table">
    <div class="table-frame" role="region" tabindex="0" aria-label="{(head ! f:reading(.), f:label('figure'))[1]}">
      <table>
        <xsl:call-template name="t:attributes"/>
        <xsl:if test="head"><caption><xsl:apply-templates select="head/node()"/></caption></xsl:if>
        <xsl:for-each-group select="node()[self::* or normalize-space()] except head" group-ending-with="row">
          <xsl:variable name="between" as="node()*" select="current-group()[not(self::row)]"/>
          <xsl:choose>
            <xsl:when test="current-group()[self::row]">
              <xsl:apply-templates select="current-group()[self::row]"><xsl:with-param name="before" select="$between"/></xsl:apply-templates>
            </xsl:when>
            <xsl:otherwise><tr><td><xsl:apply-templates select="$between"/></td></tr></xsl:otherwise>
          </xsl:choose>
        </xsl:for-each-group>
      </table>
    </div>
  </xsl:template>

  <!-- A row; its first cell takes what stands before the row, each cell what stands before it, and the rest gets a cell. -->
  <xsl:template match="row">
    <xsl:param name="before" as="node()*" select="()"/>
    <tr>
      <xsl:call-template name="t:attributes"/>
      <xsl:for-each-group select="node()[self::* or normalize-space()]" group-ending-with="cell">
        <xsl:variable name="between" as="node()*" select="if (position() eq 1) then $before else (), current-group()[not(self::cell)]"/>
        <xsl:choose>
          <xsl:when test="current-group()[self::cell]">
            <xsl:apply-templates select="current-group()[self::cell]"><xsl:with-param name="before" select="$between"/></xsl:apply-templates>
          </xsl:when>
          <xsl:otherwise><td><xsl:apply-templates select="$between"/></td></xsl:otherwise>
        </xsl:choose>
      </xsl:for-each-group>
      <xsl:if test="empty(node()[self::* or normalize-space()])"><td><xsl:apply-templates select="$before"/></td></xsl:if>
    </tr>
  </xsl:template>

  <xsl:template match="cell">
    <xsl:param name="before" as="node()*" select="()"/>
    <xsl:element name="{if (@role = 'label' or ../@role = 'label') then 'th' else 'td'}" namespace="http://www.w3.org/1999/xhtml">
      <xsl:call-template name="t:attributes"/>
      <xsl:if test="@cols castable as xs:positiveInteger"><xsl:attribute name="colspan" select="@cols"/></xsl:if>
      <xsl:if test="@rows castable as xs:positiveInteger"><xsl:attribute name="rowspan" select="@rows"/></xsl:if>
      <xsl:apply-templates select="$before, node()"/>
    </xsl:element>
  </xsl:template>

  <xsl:template match="figure">
    <xsl:variable name="caption" as="element()*" select="head | figDesc[not(../head)] | p | ab"/>
    <figure>
      <xsl:call-template name="t:attributes"/>
      <xsl:apply-templates select="* except $caption"/>
      <xsl:if test="$caption"><figcaption><xsl:apply-templates select="$caption"/></figcaption></xsl:if>
    </figure>
  </xsl:template>

  <xsl:template match="graphic | media">
    <xsl:call-template name="t:picture">
      <xsl:with-param name="url" select="string(@url)"/>
      <xsl:with-param name="words" select="string((desc, ../figDesc, ../head)[1] ! f:reading(.))"/>
    </xsl:call-template>
  </xsl:template>

  <!-- A picture that is at hand. One that is elsewhere is a link, since no page asks for anything from elsewhere; one that is
       missing is named and reported. -->
  <xsl:template name="t:picture">
    <xsl:context-item use="optional"/>
    <xsl:param name="url" as="xs:string" required="yes"/>
    <xsl:param name="words" as="xs:string" required="yes"/>
    <xsl:variable name="said" as="xs:string" select="($words[. ne ''], f:label('figure'))[1]"/>
    <xsl:variable name="remote" as="xs:string" select="f:safe-link($url[matches(., '^\s*https?:', 'i')])"/>
    <xsl:variable name="file" as="xs:string" select="f:picture-file($url)"/>
    <xsl:choose>
      <xsl:when test="$remote"><a class="graphic" href="{$remote}">[{$said}]</a></xsl:when>
      <xsl:when test="$file"><img src="{$file}" alt="{$said}" loading="lazy"/></xsl:when>
      <xsl:when test="f:safe-link($url)">
        <xsl:message>picture {$url} is missing</xsl:message>
        <span class="graphic">[{$said}: {$url} – {f:label('missing')}]</span>
      </xsl:when>
      <xsl:otherwise><span class="graphic">[{f:label('figure')}]</span></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- The file of a picture beside the pages; the empty string where there is none. -->
  <xsl:function name="f:picture-file" as="xs:string">
    <xsl:param name="url" as="xs:string"/>
    <xsl:sequence select="if ($pictures eq '') then f:safe-link($url) else string($known-pictures($url))"/>
  </xsl:function>

  <xsl:variable name="known-pictures" as="map(*)" select="if ($pictures eq '') then map{} else parse-json($pictures)"/>

  <xsl:template match="formula">
    <span>
      <xsl:call-template name="t:attributes"/>
      <xsl:apply-templates/>
    </span>
  </xsl:template>

  <xsl:template match="eg | egXML">
    <pre><xsl:call-template name="t:attributes"/><xsl:apply-templates/></pre>
  </xsl:template>

  <xsl:template match="code | gi | att | val | tag | ident">
    <code>
      <xsl:call-template name="t:attributes"/>
      <xsl:apply-templates/>
    </code>
  </xsl:template>

</xsl:stylesheet>
