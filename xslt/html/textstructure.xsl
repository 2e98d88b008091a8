<?xml version="1.0" encoding="UTF-8"?>
<!-- How is a book built? TEI chapter 4: divisions, title page, openers and closers, letters within the text. -->
<xsl:stylesheet xmlns:xsl="http://www.w3.org/1999/XSL/Transform" version="3.0"
    xmlns="http://www.w3.org/1999/xhtml" xmlns:xs="http://www.w3.org/2001/XMLSchema"
    xmlns:f="teiedition:function" xmlns:m="teiedition:mode" xmlns:t="teiedition:template" xmlns:e="teiedition:error"
    xmlns:map="http://www.w3.org/2005/xpath-functions/map" xmlns:array="http://www.w3.org/2005/xpath-functions/array"
    xpath-default-namespace="http://www.tei-c.org/ns/1.0" default-mode="m:html"
    expand-text="yes" exclude-result-prefixes="#all">

  <xsl:template match="floatingText">
    <div>
      <xsl:call-template name="t:attributes"/>
      <xsl:apply-templates/>
    </div>
  </xsl:template>

  <!-- A division on the page of another. -->
  <xsl:template match="div | div0 | div1 | div2 | div3 | div4 | div5 | div6 | div7 | text | group | front | body | back">
    <xsl:param name="level" as="xs:integer" tunnel="yes" select="1"/>
    <section>
      <xsl:call-template name="t:attributes"><xsl:with-param name="id" select="not(f:is-division(.))"/></xsl:call-template>
      <xsl:if test="f:is-division(.)">
        <xsl:attribute name="id" select="f:id(.)"/>
        <xsl:call-template name="t:to-source"/>
      </xsl:if>
      <xsl:apply-templates>
        <xsl:with-param name="level" tunnel="yes" select="if (head) then $level + 1 else $level"/>
      </xsl:apply-templates>
    </section>
  </xsl:template>

  <!-- Parts of a letter need no sections. -->
  <xsl:template match="floatingText/body | floatingText/front | floatingText/back">
    <xsl:param name="level" as="xs:integer" tunnel="yes" select="1"/>
    <xsl:apply-templates><xsl:with-param name="level" tunnel="yes" select="$level + 1"/></xsl:apply-templates>
  </xsl:template>

  <!-- The first heading of a division is the heading of a section. -->
  <xsl:template match="head[not(preceding-sibling::head)][f:is-division(..) or parent::front or parent::body or parent::back or parent::group]" priority="1">
    <xsl:param name="level" as="xs:integer" tunnel="yes" select="1"/>
    <xsl:element name="h{min(($level, 6))}" namespace="http://www.w3.org/1999/xhtml">
      <xsl:call-template name="t:attributes-with-id"/>
      <xsl:apply-templates/>
    </xsl:element>
  </xsl:template>

  <!-- Further headings of the same division, and those of lists and groups of lines. -->
  <xsl:template match="head">
    <p>
      <xsl:call-template name="t:attributes-with-id"/>
      <xsl:apply-templates/>
    </p>
  </xsl:template>

  <xsl:template match="epigraph | argument | opener | closer | postscript | docTitle | imprint">
    <div>
      <xsl:call-template name="t:attributes"/>
      <xsl:apply-templates/>
    </div>
  </xsl:template>

  <xsl:template match="salute | signed | dateline | docAuthor | docDate | byline">
    <span>
      <xsl:call-template name="t:attributes"/>
      <xsl:apply-templates/>
    </span>
  </xsl:template>

  <xsl:template match="trailer | titlePart | docImprint | docEdition | imprimatur
      | (div | front | body | back | titlePage | group)/(byline | docAuthor | docDate | dateline | signed | salute)" priority="0.7">
    <p>
      <xsl:call-template name="t:attributes"/>
      <xsl:apply-templates/>
    </p>
  </xsl:template>

  <!-- The title page of the work is on the first page; any other where it stands. -->
  <xsl:template match="titlePage">
    <xsl:param name="page" as="xs:string" tunnel="yes" select="''"/>
    <xsl:if test="$page eq 'index.html' or not(. intersect $title-pages)">
      <div>
        <xsl:call-template name="t:attributes"/>
        <xsl:if test="$page eq 'index.html' and not(.//titlePart)"><h1 class="supplied">{f:work-label()}</h1></xsl:if>
        <xsl:apply-templates/>
      </div>
    </xsl:if>
  </xsl:template>

  <!-- The title itself is the heading of the first page. -->
  <xsl:template match="titlePart[. is ($title-pages//titlePart)[1]]" priority="2">
    <h1>
      <xsl:call-template name="t:attributes"/>
      <xsl:apply-templates/>
    </h1>
  </xsl:template>

</xsl:stylesheet>
