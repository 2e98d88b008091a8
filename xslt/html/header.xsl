<?xml version="1.0" encoding="UTF-8"?>
<!-- What is this edition? TEI chapter 2: the header as a section about the edition. -->
<xsl:stylesheet xmlns:xsl="http://www.w3.org/1999/XSL/Transform" version="3.0"
    xmlns="http://www.w3.org/1999/xhtml" xmlns:xs="http://www.w3.org/2001/XMLSchema"
    xmlns:f="teiedition:function" xmlns:m="teiedition:mode" xmlns:t="teiedition:template" xmlns:e="teiedition:error"
    xmlns:map="http://www.w3.org/2005/xpath-functions/map" xmlns:array="http://www.w3.org/2005/xpath-functions/array"
    xpath-default-namespace="http://www.tei-c.org/ns/1.0" default-mode="m:html"
    expand-text="yes" exclude-result-prefixes="#all">

  <xsl:variable name="document-language" as="xs:string?" select="(/*/@xml:lang, $texts[1]/@xml:lang)[1] ! string()"/>

  <xsl:variable name="authors" as="xs:string*" select="(/*/teiHeader/fileDesc/titleStmt/author ! f:reading(.))[. ne '']"/>

  <xsl:variable name="licence" as="element()?" select="(/*/teiHeader/fileDesc/publicationStmt//(licence | ref[@type = 'licence']))[1]"/>

  <xsl:variable name="licence-uri" as="xs:string?" select="tokenize($licence/@target)[matches(., '^https?://')][1]"/>

  <!-- The words of the licence, else its address; empty where the header has none. -->
  <xsl:variable name="licence-text" as="xs:string?" select="($licence ! f:reading(.)[. ne ''], $licence-uri)[1]"/>

  <!-- About this edition, on the first page. -->
  <xsl:template name="t:about">
    <xsl:context-item as="document-node()" use="required"/>
    <xsl:variable name="header" as="element()?" select="*/teiHeader"/>
    <section class="about" aria-labelledby="_about">
      <h2 id="_about" lang="{$words/@xml:lang}">{f:label('about')}</h2>
      <dl>
        <xsl:apply-templates mode="m:about" select="
            $header/fileDesc/titleStmt/(author, editor, respStmt), $header/fileDesc/publicationStmt//(publisher, date, idno),
            $licence, $header/fileDesc/sourceDesc/*, $header/profileDesc/langUsage/language, $header/profileDesc/textClass/keywords"/>
        <xsl:if test="$tei-file">
          <dt lang="{$words/@xml:lang}">{f:label('tei')}</dt><dd><a href="{f:file-link($tei-file)}" type="application/tei+xml">{$tei-file}</a></dd>
        </xsl:if>
      </dl>
      <xsl:variable name="practice" as="xs:string*" select="($header/encodingDesc/(projectDesc | editorialDecl)//p ! f:reading(.))[. ne '']"/>
      <xsl:if test="exists($practice)">
        <h3 lang="{$words/@xml:lang}">{f:label('practice')}</h3>
        <xsl:for-each select="$practice"><p>{.}</p></xsl:for-each>
      </xsl:if>
      <xsl:if test="exists($rules)"><p><a href="evidence.html">{f:label('evidence')}</a></p></xsl:if>
      <xsl:call-template name="t:hook-about"/>
    </section>
  </xsl:template>

  <!-- Parts of the header to pairs of dt and dd. -->
  <xsl:mode name="m:about" on-no-match="deep-skip" on-multiple-match="use-last" warning-on-multiple-match="yes"/>

  <xsl:template match="author | editor | publisher | publicationStmt//date | idno | language" mode="m:about">
    <xsl:call-template name="t:about-line"/>
  </xsl:template>

  <xsl:template match="respStmt" mode="m:about">
    <xsl:call-template name="t:about-line">
      <xsl:with-param name="key" select="'responsible'"/>
      <xsl:with-param name="value" select="string-join((name, persName, orgName) ! f:reading(.), ', ') || string-join(resp ! (' (' || f:reading(.) || ')'))"/>
    </xsl:call-template>
  </xsl:template>

  <xsl:template match="licence | ref" mode="m:about">
    <dt lang="{$words/@xml:lang}">{f:label('licence')}</dt>
    <dd>
      <xsl:choose>
        <xsl:when test="$licence-uri"><a rel="license" href="{$licence-uri}">{$licence-text}</a></xsl:when>
        <xsl:otherwise>{$licence-text}</xsl:otherwise>
      </xsl:choose>
    </dd>
  </xsl:template>

  <xsl:template match="sourceDesc/*" mode="m:about" priority="1">
    <xsl:call-template name="t:about-line">
      <xsl:with-param name="key" select="'source'"/>
      <xsl:with-param name="value" select="if (* and not(text()[normalize-space()])) then string-join(* ! (string-join((@type, f:reading(.)), ' ')), ', ') else f:reading(.)"/>
    </xsl:call-template>
  </xsl:template>

  <xsl:template match="keywords" mode="m:about">
    <xsl:call-template name="t:about-line">
      <xsl:with-param name="key" select="'subjects'"/>
      <xsl:with-param name="value" select="string-join((.//(term | item) ! f:reading(.))[. ne ''], ', ')"/>
    </xsl:call-template>
  </xsl:template>

  <!-- A line about the edition; nothing where the value is empty. -->
  <xsl:template name="t:about-line">
    <xsl:context-item as="element()" use="required"/>
    <xsl:param name="key" as="xs:string" select="if (self::idno) then 'identifier' else local-name()"/>
    <xsl:param name="value" as="xs:string" select="f:reading(.)"/>
    <xsl:if test="$value"><dt lang="{$words/@xml:lang}">{f:label($key)}</dt><dd>{$value}</dd></xsl:if>
  </xsl:template>

</xsl:stylesheet>
